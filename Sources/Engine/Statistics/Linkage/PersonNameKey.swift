import Foundation
import MartletKernel

/// A person's name as it is compared: without blanks, width, traditional forms and forms of address, and with
/// its sound, because 张 and 章 are one wrong candidate apart on every keyboard.
///
/// "张先生" and "王总" keep only the surname: `isPartial`. Latin names compare as folded words.
package struct PersonNameKey: Sendable, Hashable {
    package let text: String
    /// One entry for each character: its syllable without tone, or the character itself.
    package let sounds: [String]
    package let isPartial: Bool

    package init(_ raw: String) {
        var name = HanText.simplified(TextFolding.folded(raw))
        var stripped = false
        if name.unicodeScalars.contains(where: Pinyin.isIdeograph) {
            name.removeAll { $0.isWhitespace || $0 == "·" }
            if let title = PersonNameKey.titles.first(where: { PersonNameKey.ends(name, with: $0) }) {
                name.removeLast(title.count)
                stripped = true
            }
        }
        text = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        sounds = text.unicodeScalars.map { Pinyin.syllable(of: $0) ?? String($0) }
        isPartial = text.isEmpty || (stripped && (text.count == 1 || PersonNameKey.compoundSurnames.contains(text)))
    }

    /// 王总 is a form of address, but the last character of 李建工 belongs to the name.
    private static func ends(_ name: String, with title: String) -> Bool {
        guard name.hasSuffix(title) else { return false }
        let rest = String(name.dropLast(title.count))
        return title.count > 1 || rest.count == 1 || compoundSurnames.contains(rest)
    }

    /// The key under which homophones meet; empty when the given name is not known.
    package var soundKey: String { isPartial ? "" : sounds.joined() }

    /// How two names agree, best last; the levels of a `LinkageField`.
    package enum Agreement: Int8, Sendable {
        case different
        /// One character of three, or the surname of a two-character name, sounds different; for Latin names a
        /// Jaro–Winkler similarity of at least 0.92.
        case close
        /// One side has only the surname, and it fits.
        case surnameOnly
        case same
    }

    /// `nil` when a side is empty.
    package func agreement(with other: PersonNameKey) -> Agreement? {
        if text.isEmpty || other.text.isEmpty { return nil }
        if isPartial || other.isPartial {
            let surname = min(sounds.count, other.sounds.count)
            return sounds.prefix(surname) == other.sounds.prefix(surname) ? .surnameOnly : .different
        }
        if sounds == other.sounds { return .same }
        let isHan = text.unicodeScalars.contains(where: Pinyin.isIdeograph)
        guard isHan else { return JaroWinkler.similarity(text, other.text) >= 0.92 ? .close : .different }
        guard sounds.count == other.sounds.count else { return .different }
        let differing = sounds.indices.filter { sounds[$0] != other.sounds[$0] }
        return differing.count == 1 && (differing[0] == 0 || sounds.count > 2) ? .close : .different
    }

    private static let titles = [
        "先生", "女士", "小姐", "太太", "夫人", "老师", "同学", "师傅", "经理", "主任", "主管", "总监", "董事长", "总经理", "老板",
        "医生", "教授", "律师", "工程师", "局长", "处长", "科长", "部长", "院长", "校长", "店长", "厂长", "董", "总", "工",
    ].sorted { $0.count > $1.count }

    private static let compoundSurnames: Set<String> = [
        "欧阳", "司马", "诸葛", "上官", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "长孙", "令狐", "宇文", "司徒", "司空", "端木",
        "西门", "南宫", "百里", "呼延", "轩辕", "独孤", "申屠", "太史", "闻人", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "万俟",
    ]
}

/// Simplified forms of traditional characters, by ICU's transliterator.
enum HanText {
    static func simplified(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: Pinyin.isIdeograph) else { return text }
        return text.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? text
    }
}
