import MartletKernel
import MartletMetadata

/// 销售流程: a way of selling with stages of its own.
package enum PipelineObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "pipeline", table: "pipelines", zh: "销售流程", en: "Pipeline", plural: "Pipelines", title: "name", fields: fields)
        object.access = .shared
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required.unique,
        FieldDefinition("description", zh: "说明", en: "Description", TextField(maximum: 500)),
    ]
}
