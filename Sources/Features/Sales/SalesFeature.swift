import MartletMetadata
import MartletRecords

/// Selling: pipelines, their stages, and the opportunities that move through them.
package enum SalesFeature {
    package static let feature = Feature("sales", zh: "销售", en: "Sales", objects: objects)

    package static let objects: [ObjectDefinition] = [
        PipelineObject.definition, PipelineStageObject.definition, OpportunityObject.definition,
    ]
}
