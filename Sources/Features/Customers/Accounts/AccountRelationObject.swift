import MartletKernel
import MartletMetadata

/// 客户关系: what one account is to another for a time, beside the tree: `counterpart` is a dealer of `account`.
package enum AccountRelationObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "accountRelation", table: "account_relations", zh: "客户关系", en: "Account relation", plural: "Account relations", title: "kind",
            fields: fields)
        object.access = .inherited(["account", "counterpart"])
        object.checks = [
            CheckRule(
                "two_accounts", "account != counterpart", on: "counterpart", zh: "请选择另一家客户。", en: "Choose another account."),
            CheckRule(
                "period", "from = null or to = null or to >= from", on: "to", zh: "结束日期不能早于开始日期。",
                en: "It cannot end before it began."),
        ]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("account", zh: "客户", en: "Account", ReferenceField("account", inverse: "relations", onDelete: .together))
            .required.fixed,
        FieldDefinition(
            "counterpart", zh: "相关客户", en: "Counterpart", ReferenceField("account", inverse: "inverseRelations", onDelete: .together)
        ).required.fixed,
        FieldDefinition("kind", zh: "关系", en: "Relation", ChoiceField(kinds)).required,
        FieldDefinition("from", zh: "开始日期", en: "From", DateField()),
        FieldDefinition("to", zh: "结束日期", en: "To", DateField()),
        FieldDefinition("description", zh: "备注", en: "Description", TextField(maximum: 500)),
    ]

    /// What the counterpart is to the account.
    private static let kinds: [ChoiceOption] = [
        ChoiceOption("dealer", zh: "经销商", en: "Dealer"),
        ChoiceOption("partner", zh: "合作伙伴", en: "Partner"),
        ChoiceOption("supplier", zh: "供应商", en: "Supplier"),
        ChoiceOption("endCustomer", zh: "最终用户", en: "End customer"),
    ]
}
