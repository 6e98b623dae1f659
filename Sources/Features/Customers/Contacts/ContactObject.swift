import MartletKernel
import MartletMetadata

/// 联系人: a person. Where the person works are affiliations, how to reach the person contact points: both may be several.
package enum ContactObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "contact", table: "contacts", zh: "联系人", en: "Contact", plural: "Contacts", title: "name",
            fields: identity + person + standing + engagement)
        object.matchRules = [
            MatchRule("name", field: "name", weight: 30) { value, _ in value.text.flatMap(PersonNameKey.key) }
        ]
        object.rules = [ContactNaming()]
        return object
    }()

    private static let identity: [FieldDefinition] = [
        FieldDefinition("name", zh: "姓名", en: "Name", PersonNameField()).required.indexed.personal
            .called("联系人", "联系人姓名", "客户姓名", "Full Name", "Contact", "Contact Name", "Display Name", "File As"),
        FieldDefinition("familyName", zh: "姓", en: "Family name", TextField(maximum: 60)).personal
            .called("Last Name", "LastName", "Surname", "Nachname"),
        FieldDefinition("givenName", zh: "名", en: "Given name", TextField(maximum: 60)).personal
            .called("First Name", "FirstName", "Forename", "Vorname"),
        FieldDefinition("nickname", zh: "昵称", en: "Nickname", TextField(maximum: 60)).personal.called("小名"),
        FieldDefinition("salutation", zh: "称谓", en: "Salutation", TextField(maximum: 60))
            .called("称呼", "尊称", "Name Prefix", "Title prefix", "Anrede"),
        FieldDefinition("externalId", zh: "外部编号", en: "External id", TextField.code(maximum: 100)).indexed
            .called("联系人编号", "Contact ID", "Record ID", "record_id")
            .helped(zh: "来源系统中的编号，再次导入时据此更新。", en: "The id in the system it came from; a second import updates by it."),
    ]

    private static let person: [FieldDefinition] = [
        FieldDefinition("gender", zh: "性别", en: "Gender", ChoiceField(ContactChoices.genders)).personal.called("Sex"),
        FieldDefinition("birthday", zh: "生日", en: "Birthday", PartialDateField()).personal.called(
            "出生日期", "出生年月", "Date of Birth", "Birthdate"
        )
        .helped(zh: "农历在前面加 L，如 L--08-15。", en: "Put L before a day of the Chinese calendar, as in L--08-15."),
        FieldDefinition("language", zh: "语言", en: "Language", TextField.code(maximum: 35)).called("首选语言", "Preferred language")
            .helped(zh: "如 zh-CN、en（BCP 47）。", en: "Such as zh-CN or en (BCP 47)."),
        FieldDefinition("address", zh: "地址", en: "Address", AddressField()).personal
            .called("联系地址", "通讯地址", "家庭住址", "Mailing Address", "Address 1 - Formatted", "Country/Region"),
    ]

    private static let standing: [FieldDefinition] = [
        FieldDefinition("preferredChannel", zh: "首选联系方式", en: "Preferred channel", ChoiceField(ContactChoices.channels)),
        FieldDefinition("doNotContact", zh: "请勿联系", en: "Do not contact", BooleanField()).required.initially(.value(.boolean(false)))
            .called("勿扰", "免打扰", "Do Not Call", "HasOptedOutOfEmail")
            .helped(zh: "一律不主动联系，无论同意记录如何。", en: "Nobody approaches this person, whatever was consented to."),
        FieldDefinition("lifecycleStage", zh: "生命周期阶段", en: "Lifecycle stage", ChoiceField(LifecycleStage.options)).indexed
            .called("阶段", "LifecycleStage"),
        FieldDefinition("source", zh: "来源", en: "Source", ChoiceField(CustomerSource.options)).called("联系人来源", "LeadSource", "Lead Source"),
        FieldDefinition("tags", zh: "标签", en: "Tags", TagsField()).called("Labels", "Group Membership"),
        FieldDefinition("description", zh: "备注", en: "Description", LongTextField()).called("说明", "描述", "Notes", "Remarks"),
    ]

    private static let engagement: [FieldDefinition] = [
        FieldDefinition(
            "lastActivityAt", zh: "最近跟进时间", en: "Last activity", FormulaField(ActivityObject.lastDone, as: InstantField())
        ).computed.indexed,
        FieldDefinition(
            "nextActivityAt", zh: "下次跟进时间", en: "Next activity", FormulaField(ActivityObject.nextPlanned, as: InstantField())
        ).computed.indexed,
    ]
}
