import MartletKernel
import MartletMetadata

/// 客户: an organisation, a person or a household one does business with. Groups and their subsidiaries form a tree by `parent`;
/// everything later, opportunities, tickets, orders, refers to an account only.
package enum AccountObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "account", table: "accounts", zh: "客户", en: "Account", plural: "Accounts", title: "name",
            fields: identity + standing + figures + reach + engagement)
        object.treeField = "parent"
        object.matchRules = [
            MatchRule("registration", field: "registrationNumber", weight: 100) { value, _ in value.text },
            MatchRule("name", field: "name", weight: 60) { value, record in
                guard let name = value.text else { return nil }
                // A household or a person is no company: 张记 and 张记有限公司 may be two accounts, two 张伟 mostly are.
                return record["kind"].text == "organisation" ? CompanyName.key(name) : PersonNameKey.key(name)
            },
        ]
        object.checks = [
            CheckRule(
                "person", "person = null or kind = \"person\"", on: "person", zh: "只有个人客户才对应一位联系人。",
                en: "Only a person account stands for one contact.")
        ]
        return object
    }()

    private static let identity: [FieldDefinition] = [
        FieldDefinition("kind", zh: "客户类型", en: "Kind", ChoiceField(kinds)).required.initially("organisation").called("类型", "Account kind"),
        FieldDefinition("name", zh: "客户名称", en: "Name", TextField()).required.indexed.personal
            .called(
                "客户", "名称", "公司", "公司名称", "企业名称", "单位", "单位名称", "客户全称", "Account", "Account Name", "Company", "Company Name",
                "Organization Name", "Organisation", "Associated Company", "Kunde"),
        FieldDefinition("shortName", zh: "简称", en: "Short name", TextField(maximum: 60)).called("客户简称", "公司简称", "Abbreviation"),
        FieldDefinition("aliases", zh: "别名", en: "Also known as", TagsField()).called("曾用名", "其他名称", "Aliases", "Tradestyle"),
        FieldDefinition("registrationNumber", zh: "统一社会信用代码", en: "Registration number", RegistrationNumberField()).indexed
            .called("信用代码", "社会信用代码", "税号", "纳税人识别号", "营业执照号", "注册号", "Tax ID", "VAT number"),
        FieldDefinition("externalId", zh: "外部编号", en: "External id", TextField.code(maximum: 100)).indexed
            .called("客户编号", "客户编码", "Account ID", "Account Number", "AccountNumber", "Associated Company IDs", "Company ID")
            .helped(zh: "来源系统中的编号，再次导入时据此更新。", en: "The id in the system it came from; a second import updates by it."),
        FieldDefinition("parent", zh: "上级客户", en: "Parent account", ReferenceField("account", inverse: "subsidiaries", onDelete: .keep))
            .called("母公司", "集团", "所属集团", "ParentId", "Parent Account", "subsidiary_of"),
        FieldDefinition("person", zh: "本人", en: "Person", ReferenceField("contact", inverse: "personAccounts", onDelete: .keep))
            .helped(zh: "个人客户对应的联系人。", en: "The contact a person account stands for."),
    ]

    private static let standing: [FieldDefinition] = [
        FieldDefinition("industry", zh: "行业", en: "Industry", ChoiceField(Industry.options)).indexed.called("所属行业", "行业类别", "Sector"),
        FieldDefinition("size", zh: "规模", en: "Size", ChoiceField(AccountChoices.sizes)).called("公司规模", "企业规模", "人员规模", "Company size"),
        FieldDefinition("level", zh: "客户级别", en: "Level", ChoiceField(AccountChoices.levels)).indexed.called("级别", "客户等级", "等级", "Tier"),
        FieldDefinition("lifecycleStage", zh: "生命周期阶段", en: "Lifecycle stage", ChoiceField(LifecycleStage.options)).indexed
            .called("客户阶段", "生命周期", "LifecycleStage"),
        FieldDefinition("source", zh: "来源", en: "Source", ChoiceField(CustomerSource.options)).called(
            "客户来源", "AccountSource", "Account Source"),
        FieldDefinition("tags", zh: "标签", en: "Tags", TagsField()).called("客户标签", "Labels"),
    ]

    private static let figures: [FieldDefinition] = [
        FieldDefinition("annualRevenue", zh: "年营业额", en: "Annual revenue", MoneyField())
            .called("年收入", "营业收入", "年产值", "AnnualRevenue", "Revenue", "Umsatz"),
        FieldDefinition("employees", zh: "员工人数", en: "Employees", IntegerField(0...100_000_000))
            .called("员工数", "人数", "NumberOfEmployees", "Number of Employees"),
        FieldDefinition("yearEstablished", zh: "成立年份", en: "Year established", IntegerField(1000...9999))
            .called("成立年", "创立年份", "YearStarted", "Year Founded", "year_established"),
    ]

    private static let reach: [FieldDefinition] = [
        FieldDefinition("website", zh: "网站", en: "Website", URLField()).called("网址", "官网", "公司网址", "Website URL", "Website 1 - Value"),
        FieldDefinition("address", zh: "地址", en: "Address", AddressField())
            .called("公司地址", "通讯地址", "办公地址", "Billing Address", "Street Address", "Straße", "office_location"),
        FieldDefinition("shippingAddress", zh: "收货地址", en: "Shipping address", AddressField()).called("送货地址", "ShippingAddress"),
        FieldDefinition("description", zh: "备注", en: "Description", LongTextField()).called("说明", "描述", "简介", "Notes", "Remarks"),
    ]

    private static let engagement: [FieldDefinition] = [
        FieldDefinition(
            "lastActivityAt", zh: "最近跟进时间", en: "Last activity", FormulaField(ActivityObject.lastDone, as: InstantField())
        ).computed.indexed,
        FieldDefinition(
            "nextActivityAt", zh: "下次跟进时间", en: "Next activity", FormulaField(ActivityObject.nextPlanned, as: InstantField())
        ).computed.indexed,
    ]

    private static let kinds: [ChoiceOption] = [
        ChoiceOption("organisation", zh: "企业", en: "Organisation"),
        ChoiceOption("person", zh: "个人", en: "Person"),
        ChoiceOption("household", zh: "家庭", en: "Household"),
    ]
}
