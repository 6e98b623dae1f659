import Foundation
import MartletKernel
import MartletMetadata

/// The form of a person's name in which two spellings of one name are equal: `王　伟`, `王 偉` and `王伟先生` are one.
package enum PersonNameKey {
    /// `nil` where the name says too little to suspect anything: 王总 is any Wang.
    package static func key(_ name: String) -> String? {
        let folded = TextFolding.folded(ChineseScript.simplified(name))
        let words = folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let joined = words.joined()
        guard !joined.isEmpty else { return nil }
        if joined.unicodeScalars.allSatisfy({ Pinyin.isIdeograph($0) }) { return chinese(joined) }
        let latin = words.filter { !latinTitles.contains($0) }
        // Ada Lovelace, Lovelace Ada and "Lovelace, Ada" are one; a single word is a first name only.
        return latin.count >= 2 || joined.utf8.count > 12 ? latin.sorted().joined(separator: " ") : nil
    }

    private static func chinese(_ name: String) -> String? {
        for title in titles where name.hasSuffix(title) {
            let rest = name.dropLast(title.count)
            // 李主任 is a surname and a title; 欧阳主任 too. What is left of a full name is two characters at least.
            if rest.count <= 1 || compoundSurnames.contains(String(rest)) { return nil }
            return String(rest)
        }
        return name.count >= 2 ? name : nil
    }

    private static let titles: [String] = [
        "董事长", "总经理", "副总", "先生", "女士", "小姐", "太太", "老师", "经理", "主任", "主管", "总监", "部长", "处长", "科长", "厂长", "院长", "校长",
        "医生", "教授", "博士", "师傅", "老板", "总",
    ]

    private static let compoundSurnames: Set<String> = [
        "欧阳", "上官", "司马", "诸葛", "夏侯", "尉迟", "长孙", "慕容", "令狐", "皇甫", "东方", "司徒", "公孙", "端木", "澹台", "南宫", "万俟",
    ]

    private static let latinTitles: Set<String> = ["mr", "mrs", "ms", "miss", "dr", "prof", "sir", "jr", "sr", "md", "phd", "dds"]
}
