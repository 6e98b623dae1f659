import MartletKernel
import MartletMetadata

/// How people in China write telephone numbers beyond what libphonenumber reads.
enum PhoneSpelling {
    /// Half width, and without the marks spreadsheets and chats put around a number.
    static func folded(_ text: String) -> String {
        let folded = TextFolding.folded(text)
        let kept = folded.unicodeScalars.filter { $0.properties.generalCategory != .format && $0.properties.generalCategory != .control }
        return String(String.UnicodeScalarView(kept)).withoutEnd(of: "")
    }

    /// Eleven digits from 13 to 19 (the national plan notified to ITU, E.129 China): no library is needed for the commonest spelling.
    static func isChineseMobile(_ text: String) -> Bool {
        let digits = text.utf8
        return digits.count == 11 && digits.allSatisfy { (48...57).contains($0) } && digits.starts(with: "1".utf8)
            && (51...57).contains(Array(digits)[1])
    }

    /// Whether a Chinese number in E.164 is all there, which its length alone does not say: a local number without its area code
    /// has the length of a service number, and a mobile number short of a digit that of a landline. 1 followed by 3 to 9 is a mobile
    /// number, eleven digits; with the area code, which has no zero here, nothing else is shorter than ten. Other countries pass.
    static func isWholeIfChinese(_ e164: String) -> Bool {
        guard e164.hasPrefix("+86") else { return true }
        let national = Array(e164.utf8.dropFirst(3))
        let isMobile = national.count >= 2 && national[0] == 49 && (51...57).contains(national[1])
        return isMobile ? national.count == 11 : national.count >= 10
    }

    /// 转801, 分机 801, ext. 801, x0339, #801 at the end.
    static func withoutExtension(_ text: String) -> (number: String, dialled: String?) {
        let bare = text.withoutEnd(of: ")")
        let digits = String(bare.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
        guard (1...10).contains(digits.count) else { return (text, nil) }
        let before = bare.dropLast(digits.count).withoutEnd(of: ".:,-=)")
        guard let mark = marks.first(where: { before.hasSuffix($0) }) else { return (text, nil) }
        let number = before.dropLast(mark.count).withoutEnd(of: ",;.(-")
        return number.count { $0.isNumber } >= 3 ? (number, digits) : (text, nil)
    }

    private static let marks = ["分机号", "分机", "分機", "内线", "內線", "转接", "轉接", "转", "轉", "extension", "extn", "ext", "x", "#", "*"]

    /// `0532-12345678-801`: the number before the last hyphen and up to six digits after it.
    static func lastGroup(of text: String) -> (number: String, dialled: String)? {
        guard let hyphen = text.lastIndex(of: "-") else { return nil }
        let number = String(text[..<hyphen])
        let dialled = String(text[text.index(after: hyphen)...]).withoutEnd(of: "")
        let isExtension = (1...6).contains(dialled.utf8.count) && dialled.utf8.allSatisfy { (48...57).contains($0) }
        return isExtension && number.contains("-") ? (number, dialled) : nil
    }
}

extension StringProtocol {
    /// Without white space in front, and without white space and `marks` behind.
    fileprivate func withoutEnd(of marks: String) -> String {
        let text = drop(while: \.isWhitespace)
        guard let last = text.lastIndex(where: { !$0.isWhitespace && !marks.contains($0) }) else { return "" }
        return String(text[...last])
    }
}
