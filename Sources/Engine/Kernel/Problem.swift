/// Why something cannot be done, said to a person in his language and to a program by a code.
///
/// The only error that crosses targets. Edges translate `kind` to a status (RFC 9457) or an exit code; anything else
/// that reaches an edge is a defect and answered as `internal`.
package struct Problem: Error, Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The request itself is malformed or names what does not exist: 400.
        case invalid
        case unauthenticated
        case forbidden
        case notFound
        /// Somebody else's change stands in the way: 409.
        case conflict
        case tooLarge
        /// Well formed, but the values break a rule: 422.
        case unprocessable
        case tooMany
        /// A statement or request ran out of its time: 503 with a hint.
        case timeout
        case unavailable
        case storageFull
        case internalError
    }

    package struct FieldError: Sendable, Equatable {
        package let field: String
        package let code: String
        package let message: LocalisedText

        package init(field: String, code: String, message: LocalisedText) {
            self.field = field
            self.code = code
            self.message = message
        }
    }

    package let kind: Kind
    /// Stable, in snake case, for programs.
    package let code: String
    package let message: LocalisedText
    package var errors: [FieldError]
    /// Further members of the answer, e.g. `base`, `theirs`, `yours` of a conflict.
    package var details: [String: JSON]

    package init(
        _ kind: Kind, _ code: String, zh: String, en: String, errors: [FieldError] = [], details: [String: JSON] = [:]
    ) {
        self.kind = kind
        self.code = code
        self.message = LocalisedText(zh: zh, en: en)
        self.errors = errors
        self.details = details
    }

    /// One or more fields break a rule.
    package static func fields(_ errors: [FieldError]) -> Problem {
        Problem(
            .unprocessable, "fields_invalid", zh: "有 \(errors.count) 个字段不符合要求，请逐项修改后重试。",
            en: "\(errors.count) field\(errors.count == 1 ? " is" : "s are") not acceptable; correct them and try again.",
            errors: errors)
    }

    package static func notFound(_ what: String, _ id: String) -> Problem {
        Problem(.notFound, "not_found", zh: "找不到 \(what) \(id)，或您无权查看。", en: "There is no \(what) \(id), or you may not see it.")
    }
}
