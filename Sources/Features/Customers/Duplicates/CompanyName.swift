import MartletKernel

/// The form of a company's name in which two spellings of one company are equal:
/// `北京云帆科技有限公司`, `云帆科技（中国）有限责任公司` and `雲帆科技` give `云帆科技`; `The Acme Co., Ltd.` and `ACME, Inc.` give `acme`.
///
/// What a company trades in (科技, 贸易, 传媒) stays: 凌云科技 and 凌云贸易 are two companies of one founder at best.
package enum CompanyName {
    /// `nil` where nothing is left to compare.
    package static func key(_ name: String) -> String? {
        let folded = TextFolding.folded(ChineseScript.simplified(name))
        let bare = withoutBrackets(folded)
        if bare.unicodeScalars.contains(where: { Pinyin.isIdeograph($0) }) { return chinese(bare) }
        return latin(bare)
    }

    /// `（中国）`, `(Shanghai)`: a place or a remark; kept where it is all there is.
    private static func withoutBrackets(_ text: String) -> String {
        var result = ""
        var depth = 0
        for character in text {
            switch character {
            case "(", "[", "【", "〔", "（": depth += 1
            case ")", "]", "】", "〕", "）": depth = max(0, depth - 1)
            default: if depth == 0 { result.append(character) }
            }
        }
        return result.contains { $0.isLetter || $0.isNumber } ? result : text
    }

    private static func chinese(_ text: String) -> String? {
        let name = text.filter { $0.isLetter || $0.isNumber }
        let core = withoutPlaces(withoutForms(name))
        return core.isEmpty ? nil : core
    }

    private static func withoutForms(_ name: String) -> String {
        var rest = name
        while let form = CompanyNameParts.forms.first(where: { rest.hasSuffix($0) && rest.count > $0.count }) {
            rest = String(rest.dropLast(form.count))
        }
        return rest
    }

    /// A place in front falls away, twice where an import wrote it twice, unless only a word of trade would remain: 北京银行 and
    /// 南京银行 are two.
    private static func withoutPlaces(_ name: String) -> String {
        var rest = name
        while let place = CompanyNameParts.place(before: rest) {
            let shorter = String(rest.dropFirst(place))
            if shorter.count < 2 || CompanyNameParts.trades.contains(shorter) { return rest }
            rest = shorter
        }
        return rest
    }

    private static func latin(_ text: String) -> String? {
        var words = text.replacing("&", with: " and ").replacing("'", with: "").replacing(".", with: "")
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if words.count > 1, words.first == "the" { words.removeFirst() }
        // "GmbH & Co. KG": what joins two forms goes with them.
        while words.count > 1, let last = words.last, last == "and" || CompanyNameParts.latinForms.contains(last) { words.removeLast() }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
