import MartletKernel
import MartletMetadata

/// The full name is the truth; where only its parts are given, as most exports do, it is put together from them: 姓 before 名
/// without a blank in Chinese, `Ada Lovelace` otherwise.
package struct ContactNaming: ObjectRule {
    package init() {}

    package func compute(_ record: inout Record, in context: FieldContext) throws {
        guard record["name"].isNull else { return }
        let name = ContactNaming.fullName(family: record["familyName"].text, given: record["givenName"].text)
        record["name"] = name.map(Value.text) ?? .null
    }

    /// `nil` where both parts are empty.
    package static func fullName(family: String?, given: String?) -> String? {
        guard let family, !family.isEmpty else { return given.flatMap { $0.isEmpty ? nil : $0 } }
        guard let given, !given.isEmpty else { return family }
        let isChinese = (family + given).unicodeScalars.allSatisfy { Pinyin.isIdeograph($0) || $0 == "·" }
        return PersonNameField.tidied(isChinese ? family + given : given + " " + family)
    }
}
