import MartletKernel
import MartletMetadata

/// 商机: a chance to sell something to an account. The account may be empty: many a chance is known before the customer is.
package enum OpportunityObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "opportunity", table: "opportunities", zh: "商机", en: "Opportunity", plural: "Opportunities", title: "name", fields: fields)
        object.checks = [
            CheckRule("amount", "amount = null or amount >= 0", on: "amount", zh: "金额不能为负。", en: "The amount must not be negative.")
        ]
        object.indexes = [["stage", "closeDate"]]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("name", zh: "商机名称", en: "Name", TextField()).required.indexed.called("商机", "Opportunity Name"),
        FieldDefinition("externalId", zh: "外部编号", en: "External id", TextField.code(maximum: 100)).indexed.called("商机编号", "Opportunity ID"),
        FieldDefinition("account", zh: "客户", en: "Account", ReferenceField("account", inverse: "opportunities", onDelete: .keep)),
        FieldDefinition("stage", zh: "阶段", en: "Stage", ReferenceField("pipelineStage", inverse: "opportunities", onDelete: .refuse))
            .required
            .called("销售阶段", "StageName"),
        FieldDefinition("status", zh: "状态", en: "Status", FormulaField("stage.status", as: TextField(maximum: 20))).computed.indexed,
        FieldDefinition("amount", zh: "金额", en: "Amount", MoneyField()).indexed.called("商机金额", "预计金额"),
        FieldDefinition("probability", zh: "赢率", en: "Probability", DecimalField(scale: 2)).helped(
            zh: "百分比，0 至 100。", en: "Per cent, 0 to 100."),
        FieldDefinition("closeDate", zh: "预计成交日期", en: "Close date", DateField()).indexed.called("成交日期", "CloseDate"),
        FieldDefinition("nextStep", zh: "下一步", en: "Next step", TextField(maximum: 255)).called("NextStep"),
        FieldDefinition("source", zh: "来源", en: "Source", TextField(maximum: 100)).called("LeadSource", "Lead Source", "商机来源"),
        FieldDefinition("type", zh: "类型", en: "Type", TextField(maximum: 100)).called("商机类型"),
        FieldDefinition("description", zh: "备注", en: "Description", LongTextField()).called("说明", "描述"),
    ]
}
