import MartletKernel
import MartletMetadata

/// 联系方式: one number, address or identity by which a person or a company is reached. Not unique: an office telephone is shared.
/// Search, duplicate check, inbox matching and consent all read this table and no other.
package enum ContactPointObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "contactPoint", table: "contact_points", zh: "联系方式", en: "Contact point", plural: "Contact points", title: "raw",
            fields: owners + value + standing)
        object.access = .inherited(["contact", "account"])
        object.rules = [ContactPointNormalisation()]
        object.matchRules = ContactPointMatching.rules
        object.indexes = [["kind", "normalised"]]
        object.checks = [
            CheckRule(
                "one_owner", "(contact = null) != (account = null)", on: "contact", zh: "联系方式应属于一位联系人或一家客户，且只属于其一。",
                en: "A contact point belongs to one contact or one account, not to both.")
        ]
        return object
    }()

    private static let owners: [FieldDefinition] = [
        FieldDefinition("contact", zh: "联系人", en: "Contact", ReferenceField("contact", inverse: "contactPoints", onDelete: .together))
            .fixed,
        FieldDefinition("account", zh: "客户", en: "Account", ReferenceField("account", inverse: "contactPoints", onDelete: .together)).fixed,
    ]

    private static let value: [FieldDefinition] = [
        FieldDefinition("kind", zh: "类型", en: "Kind", ChoiceField(ContactPointKind.options)).required.fixed,
        FieldDefinition("raw", zh: "号码或地址", en: "Value", TextField(maximum: 300)).required.personal
            .helped(zh: "按对方提供的写法填写。", en: "As it was given."),
        FieldDefinition("normalised", zh: "标准形式", en: "Normalised", TextField.code(maximum: 300)).computed.personal
            .helped(zh: "电话为 E.164，邮箱为小写。", en: "E.164 for telephones, lower case for mail."),
        FieldDefinition("extension", zh: "分机", en: "Extension", TextField.code(maximum: 20)).called("分机号", "Ext"),
        FieldDefinition("app", zh: "应用或平台", en: "App or platform", TextField.code(maximum: 60))
            .helped(zh: "公众号 AppID，或微博、抖音等平台名。", en: "The WeChat app id, or a platform such as LinkedIn."),
    ]

    private static let standing: [FieldDefinition] = [
        FieldDefinition("label", zh: "标签", en: "Label", TextField(maximum: 50))
            .helped(zh: "如 手机、公司、家庭。", en: "Such as mobile, work, home."),
        FieldDefinition("isPrimary", zh: "首选", en: "Primary", BooleanField()).required.initially(.value(.boolean(false))),
        FieldDefinition("isVerified", zh: "已验证", en: "Verified", BooleanField()).required.initially(.value(.boolean(false))),
        FieldDefinition("state", zh: "状态", en: "State", ChoiceField(states)).required.initially("ok"),
        FieldDefinition("source", zh: "来源", en: "Source", ChoiceField(CustomerSource.options)),
    ]

    private static let states: [ChoiceOption] = [
        ChoiceOption("ok", zh: "正常", en: "OK"),
        ChoiceOption("doubtful", zh: "存疑", en: "Doubtful"),
        ChoiceOption("bounced", zh: "退信", en: "Bounced"),
        ChoiceOption("dead", zh: "失效", en: "Dead"),
    ]
}
