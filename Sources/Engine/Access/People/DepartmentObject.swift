import MartletKernel
import MartletMetadata

/// 部门: a node of the company's tree.
package enum DepartmentObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "department", table: "departments", zh: "部门", en: "Department", plural: "Departments", title: "name", fields: fields)
        object.access = .shared
        object.treeField = "parent"
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required.indexed,
        FieldDefinition(
            "parent", zh: "上级部门", en: "Parent department", ReferenceField("department", inverse: "children", onDelete: .refuse)),
        FieldDefinition("head", zh: "部门负责人", en: "Head", ReferenceField("user", inverse: "headedDepartments", onDelete: .keep)),
        FieldDefinition("position", zh: "排序", en: "Position", IntegerField(0...100_000))
            .helped(zh: "同级部门按此排列。", en: "Orders departments of one parent."),
    ]
}
