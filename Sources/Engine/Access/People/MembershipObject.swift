import MartletKernel
import MartletMetadata

/// 所属关系: a person in a department, as the main one or beside it (兼职), for a time. The department is the system field, so
/// that access scopes treat a membership as they treat every record of that department.
package enum MembershipObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "membership", table: "memberships", zh: "部门成员", en: "Membership", plural: "Memberships", title: "position", fields: fields)
        object.access = .shared
        object.checks = [
            CheckRule("department", "department != null", on: "department", zh: "请选择部门。", en: "Choose a department."),
            CheckRule(
                "period", "from = null or to = null or to >= from", on: "to", zh: "结束日期不能早于开始日期。",
                en: "It cannot end before it began."),
        ]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("user", zh: "用户", en: "User", ReferenceField("user", inverse: "memberships", onDelete: .together)).required.fixed,
        FieldDefinition("isMain", zh: "主部门", en: "Main", BooleanField()).required.initially(.value(.boolean(false))),
        FieldDefinition("position", zh: "职位", en: "Position", TextField(maximum: 100)),
        FieldDefinition("from", zh: "开始日期", en: "From", DateField()),
        FieldDefinition("to", zh: "结束日期", en: "To", DateField()),
    ]
}
