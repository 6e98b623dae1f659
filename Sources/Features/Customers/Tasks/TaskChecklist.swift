import MartletKernel
import MartletMetadata

/// A checklist is a list of `{"text": …, "done": true or false}`; anything else would break every screen that shows it.
package struct TaskChecklist: ObjectRule {
    package static let maximumCount = 100

    package init() {}

    /// - Throws: `Problem` on the field `checklist`.
    package func compute(_ record: inout Record, in context: FieldContext) throws {
        guard let json = record["checklist"].json else { return }
        guard let items = json.array, items.count <= TaskChecklist.maximumCount, items.allSatisfy(isItem) else {
            throw Problem.fields([
                .init(
                    field: "checklist", code: "not_a_checklist",
                    message: LocalisedText(
                        zh: "清单应为最多 \(TaskChecklist.maximumCount) 项 {\"text\": …, \"done\": true/false}。",
                        en: "A checklist is a list of at most \(TaskChecklist.maximumCount) items {\"text\": …, \"done\": true or false}."))
            ])
        }
        if items.isEmpty { record["checklist"] = .null }
    }

    private func isItem(_ json: JSON) -> Bool {
        guard let text = json["text"]?.string, json["done"]?.boolean != nil, json.object?.count == 2 else { return false }
        return !text.isEmpty && text.utf8.count <= 1000
    }
}
