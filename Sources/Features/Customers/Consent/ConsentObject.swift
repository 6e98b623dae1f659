import MartletKernel
import MartletMetadata

/// 同意: that somebody agreed, or no longer agrees, to be approached for a purpose over a channel. Never changed or deleted: the
/// newest entry for a purpose and channel counts, the older ones prove what held before (PIPL Art. 14–16, GDPR Art. 7).
package enum ConsentObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "consent", table: "consents", zh: "同意", en: "Consent", plural: "Consents", title: "purpose", fields: fields)
        object.access = .inherited(["contactPoint"])
        object.isAppendOnly = true
        object.indexes = [["contactPoint", "purpose", "givenAt"]]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition(
            "contactPoint", zh: "联系方式", en: "Contact point", ReferenceField("contactPoint", inverse: "consents", onDelete: .together)
        ).required.fixed,
        FieldDefinition("purpose", zh: "用途", en: "Purpose", ChoiceField(purposes)).required,
        FieldDefinition("channel", zh: "渠道", en: "Channel", ChoiceField(ContactChoices.channels)).required,
        FieldDefinition("decision", zh: "决定", en: "Decision", ChoiceField(decisions)).required.initially("given"),
        FieldDefinition("textVersion", zh: "文本版本", en: "Text version", TextField.code(maximum: 100))
            .helped(zh: "对方看到的条款版本。", en: "Which wording was shown."),
        FieldDefinition("givenAt", zh: "时间", en: "Given at", InstantField()).required.initially(.now),
        FieldDefinition("evidence", zh: "凭证", en: "Evidence", LongTextField(maximum: 5000)).personal
            .helped(zh: "如表单地址、录音编号、确认邮件。", en: "Such as the form's address, a recording, a confirming mail."),
    ]

    private static let purposes: [ChoiceOption] = [
        ChoiceOption("marketing", zh: "营销推广", en: "Marketing"),
        ChoiceOption("newsletter", zh: "资讯", en: "Newsletter"),
        ChoiceOption("service", zh: "售后服务", en: "Service"),
        ChoiceOption("survey", zh: "调研", en: "Surveys"),
        ChoiceOption("profiling", zh: "个性化分析", en: "Profiling"),
    ]

    private static let decisions: [ChoiceOption] = [
        ChoiceOption("given", zh: "同意", en: "Given"),
        ChoiceOption("withdrawn", zh: "撤回", en: "Withdrawn"),
    ]
}
