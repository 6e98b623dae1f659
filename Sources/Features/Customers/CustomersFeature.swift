import MartletMetadata
import MartletRecords

/// The customer, once and for all: who they are, how to reach them, what was said and done.
package enum CustomersFeature {
    package static let feature = Feature("customers", zh: "客户", en: "Customers", objects: objects, reactions: [PersonAccount()])

    package static let objects: [ObjectDefinition] = [
        AccountObject.definition, AccountRelationObject.definition, ContactObject.definition, AffiliationObject.definition,
        ContactPointObject.definition, ConsentObject.definition, ActivityObject.definition, TaskObject.definition,
    ]
}
