/// The actions every object has.
package enum RecordActions {
    package static let all: [any Action.Type] = [
        OperationUndo.self, RecordsAsOf.self, RecordRestore.self, DuplicateFinding.self, AccessExplanation.self, FieldReveal.self,
        RecordMerge.self, RecordTransfer.self,
    ]
}
