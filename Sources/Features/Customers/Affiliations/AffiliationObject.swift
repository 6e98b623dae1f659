import MartletKernel
import MartletMetadata

/// 任职: one person at one company, as what and since when. One person may have several, one after the other or at once.
package enum AffiliationObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "affiliation", table: "affiliations", zh: "任职", en: "Affiliation", plural: "Affiliations", title: "position", fields: fields)
        object.access = .inherited(["contact", "account"])
        object.indexes = [["account", "isPrimary"]]
        object.checks = [
            CheckRule(
                "period", "from = null or to = null or to >= from", on: "to", zh: "离任日期不能早于到任日期。",
                en: "It cannot end before it began.")
        ]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("contact", zh: "联系人", en: "Contact", ReferenceField("contact", inverse: "affiliations", onDelete: .together))
            .required.fixed,
        FieldDefinition("account", zh: "客户", en: "Account", ReferenceField("account", inverse: "affiliations", onDelete: .together))
            .required.fixed,
        FieldDefinition("position", zh: "职位", en: "Position", TextField(maximum: 100)).indexed
            .called("职务", "职称", "头衔", "Title", "Job Title", "Organization Title"),
        FieldDefinition("departmentName", zh: "所在部门", en: "Department there", TextField(maximum: 100))
            .called("部门", "Department", "Organization Department"),
        FieldDefinition("isPrimary", zh: "主要任职", en: "Primary", BooleanField()).required.initially(.value(.boolean(true))),
        FieldDefinition("from", zh: "到任日期", en: "From", DateField()).called("入职日期", "Start date"),
        FieldDefinition("to", zh: "离任日期", en: "To", DateField()).called("离职日期", "End date"),
    ]
}
