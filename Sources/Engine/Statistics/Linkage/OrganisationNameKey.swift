import Foundation
import MartletKernel

/// A firm's name reduced to what tells it apart: 北京银嘉网络(中国)有限责任公司 and 银嘉网络有限公司 both become 银嘉网络,
/// "Acme Ltd." and "ACME Limited" both become "acme".
///
/// Removed: case, width, traditional forms, brackets, places in front (with 省 and 市), legal forms at the end.
/// What would remain of a name made of nothing else, such as 中国集团有限公司, is left as it was.
package struct OrganisationNameKey: Sendable, Hashable {
    package let text: String

    package init(_ raw: String) {
        let folded = HanText.simplified(TextFolding.folded(raw))
        let isHan = folded.unicodeScalars.contains(where: Pinyin.isIdeograph)
        text = isHan ? OrganisationNameKey.han(folded) : OrganisationNameKey.latin(folded)
    }

    private static func han(_ folded: String) -> String {
        var name = withoutBrackets(folded).filter { !$0.isWhitespace && !$0.isPunctuation }
        while let form = legalForms.first(where: { name.hasSuffix($0) && name.count > $0.count + 1 }) {
            name.removeLast(form.count)
        }
        while let place = ChinesePlaces.prefix(of: name), name.count > place + 1 { name.removeFirst(place) }
        return name
    }

    private static func latin(_ folded: String) -> String {
        var words = withoutBrackets(folded).filter { $0 != "." && $0 != "'" }
            .split { !($0.isLetter || $0.isNumber || $0 == "&") }.map(String.init)
        while words.count > 1, let last = words.last, latinForms.contains(last) { words.removeLast() }
        if words.count > 1, words[0] == "the" { words.removeFirst() }
        return words.joined(separator: " ")
    }

    private static func withoutBrackets(_ text: String) -> String {
        var depth = 0
        let kept = text.filter { character in
            if "(（[【".contains(character) { depth += 1 }
            defer { if ")）]】".contains(character) { depth = max(depth - 1, 0) } }
            return depth == 0
        }
        return kept.isEmpty ? text : kept
    }

    /// Longest first, so that 股份有限公司 goes before 有限公司.
    private static let legalForms = [
        "有限责任公司", "股份有限公司", "有限公司", "集团公司", "总公司", "分公司", "子公司", "责任公司", "合伙企业", "普通合伙", "有限合伙",
        "公司", "集团", "股份", "控股",
    ].sorted { $0.count > $1.count }

    private static let latinForms: Set<String> = [
        "inc", "incorporated", "ltd", "limited", "llc", "llp", "lp", "plc", "corp", "corporation", "co", "company",
        "gmbh", "ag", "kg", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "oy", "as", "pty", "pte", "kk",
        "group", "holding", "holdings", "&",
    ]
}

/// Provinces and larger cities as they stand before a firm's name.
enum ChinesePlaces {
    /// How many characters of a place the name begins with, the 省, 市 or 区 behind it included.
    static func prefix(of name: String) -> Int? {
        for length in [3, 2] where name.count > length && names.contains(String(name.prefix(length))) {
            let next = name.dropFirst(length).first
            return next == "省" || next == "市" || next == "区" ? length + 1 : length
        }
        return nil
    }

    private static let names = Set(
        """
        中国 北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南
        陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 唐山 秦皇岛 邯郸 保定 张家口 承德 沧州 廊坊 太原 大同 阳泉
        长治 晋城 临汾 呼和浩特 包头 沈阳 大连 鞍山 抚顺 锦州 营口 长春 四平 哈尔滨 大庆 南京 无锡 徐州 常州 苏州 南通 连云港 淮安
        盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 安庆 福州 厦门
        莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 九江 赣州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂
        德州 聊城 郑州 开封 洛阳 平顶山 安阳 新乡 许昌 南阳 武汉 黄石 十堰 宜昌 襄阳 荆州 长沙 株洲 湘潭 衡阳 岳阳 常德 广州 韶关
        深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 清远 东莞 中山 潮州 揭阳 南宁 柳州 桂林 北海 海口 三亚 成都 自贡 攀枝花 泸州
        德阳 绵阳 乐山 南充 宜宾 贵阳 遵义 昆明 曲靖 大理 拉萨 西安 咸阳 宝鸡 兰州 天水 西宁 银川 乌鲁木齐
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
