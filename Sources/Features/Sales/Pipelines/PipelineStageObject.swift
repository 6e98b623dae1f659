import MartletKernel
import MartletMetadata

/// 阶段: a step of a pipeline. Whether an opportunity is open, won or lost follows from the stage it is in.
package enum PipelineStageObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "pipelineStage", table: "pipeline_stages", zh: "阶段", en: "Stage", plural: "Stages", title: "name", fields: fields)
        object.access = .shared
        object.uniqueTogether = [["pipeline", "name"]]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("pipeline", zh: "销售流程", en: "Pipeline", ReferenceField("pipeline", inverse: "stages", onDelete: .together)).required
            .fixed,
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required,
        FieldDefinition("position", zh: "顺序", en: "Position", IntegerField(0...1000)).required.initially(.value(.integer(0))),
        FieldDefinition("status", zh: "状态", en: "Status", ChoiceField(statuses)).required.initially("open"),
        FieldDefinition("probability", zh: "赢率", en: "Probability", DecimalField(scale: 2)).helped(
            zh: "百分比，0 至 100。", en: "Per cent, 0 to 100."),
        FieldDefinition("forecastCategory", zh: "预测类别", en: "Forecast category", ChoiceField(categories)),
    ]

    private static let statuses: [ChoiceOption] = [
        ChoiceOption("open", zh: "进行中", en: "Open"),
        ChoiceOption("won", zh: "赢单", en: "Won"),
        ChoiceOption("lost", zh: "输单", en: "Lost"),
    ]

    private static let categories: [ChoiceOption] = [
        ChoiceOption("pipeline", zh: "管道", en: "Pipeline"),
        ChoiceOption("bestCase", zh: "乐观", en: "Best case"),
        ChoiceOption("commit", zh: "承诺", en: "Commit"),
        ChoiceOption("closed", zh: "已成交", en: "Closed"),
        ChoiceOption("omitted", zh: "不计入", en: "Omitted"),
    ]
}
