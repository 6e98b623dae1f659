import Foundation
import MartletKernel
import MartletMetadata

/// Makes the form in which two spellings of one number or address are equal.
///
/// Telephones become E.164 with the extension apart: `0532-1234 5678 转 801` is `+8653212345678` and `801`. Three to eight digits that no
/// numbering plan knows stay digits: that is how people write service numbers (10086, 95588) and a local number without its area code.
/// Nine to fifteen are kept too, as doubtful: a foreign number without its country code, or a typing error, is still worth more than
/// nothing, and an import must not lose a customer over it. Mail and WeChat names lose their case; other identities are exact.
package struct ContactPointNormalisation: ObjectRule {
    package init() {}

    /// - Throws: `Problem` on `raw` or `app`.
    package func compute(_ record: inout Record, in context: FieldContext) throws {
        guard let kind = record["kind"].text.flatMap(ContactPointKind.init), let raw = record["raw"].text else {
            record["normalised"] = .null
            return
        }
        if kind.needsApp, record["app"].isNull {
            throw refusal("app", "required", "请注明应用或平台。", "Name the app or platform.")
        }
        switch kind {
        case .phone, .fax: try computeNumber(raw, of: &record, in: context)
        case .email: record["normalised"] = .text(try address(raw))
        case .wechat, .handle: record["normalised"] = .text(TextFolding.folded(raw))
        case .wecomExternalUser, .wechatOpenId, .unionId, .webVisitor: record["normalised"] = .text(raw)
        }
    }

    private func computeNumber(_ raw: String, of record: inout Record, in context: FieldContext) throws {
        if let number = context.phones.parse(raw, region: context.region) {
            record["normalised"] = .text(number.e164)
            if let dialled = number.dialled { record["extension"] = .text(dialled) }
            if record["state"] == .text("doubtful") { record["state"] = .text("ok") }
            return
        }
        let (main, dialled) = ContactPointNormalisation.split(TextFolding.folded(raw))
        let digits = main.filter { !" -.()/+".contains($0) }
        guard (3...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw refusal(
                "raw", "not_a_phone", "“\(raw.prefix(40))”不是有效的电话号码。", "\"\(raw.prefix(40))\" is not a telephone number.")
        }
        record["normalised"] = .text(digits)
        if let dialled { record["extension"] = .text(dialled) }
        if digits.utf8.count > 8, record["state"].isNull || record["state"] == .text("ok") { record["state"] = .text("doubtful") }
    }

    /// `869-223-4794x060`: the number, and the extension after the mark.
    private static func split(_ text: String) -> (main: String, dialled: String?) {
        for mark in ["转", "ext.", "ext", "x", "#"] {
            let parts = text.components(separatedBy: mark)
            let dialled = parts.count == 2 ? parts[1].filter { $0 != " " } : ""
            if (1...7).contains(dialled.utf8.count), dialled.utf8.allSatisfy({ (48...57).contains($0) }) { return (parts[0], dialled) }
        }
        return (text, nil)
    }

    private func address(_ raw: String) throws -> String {
        if let address = EmailField.normalised(raw) { return address }
        throw refusal("raw", "not_an_email", "“\(raw.prefix(60))”不是有效的邮箱地址。", "\"\(raw.prefix(60))\" is not a mail address.")
    }

    private func refusal(_ field: String, _ code: String, _ zh: String, _ en: String) -> Problem {
        Problem.fields([.init(field: field, code: code, message: LocalisedText(zh: zh, en: en))])
    }
}
