import MartletKernel
import Testing

@Suite struct ProblemTests {
    private func fieldError(_ field: String) -> Problem.FieldError {
        Problem.FieldError(field: field, code: "required", message: LocalisedText(zh: "不能为空", en: "must not be empty"))
    }

    @Test func `broken fields are counted in both languages`() {
        let one = Problem.fields([fieldError("name")])
        let two = Problem.fields([fieldError("name"), fieldError("phone")])
        #expect(one.kind == .unprocessable && one.code == "fields_invalid")
        #expect(one.message.en.hasPrefix("1 field is not"))
        #expect(two.message.en.hasPrefix("2 fields are not"))
        #expect(two.message.zh.contains("2 个字段"))
        #expect(two.errors.map(\.field) == ["name", "phone"])
    }

    @Test func `what is missing and what is hidden read the same`() {
        let problem = Problem.notFound("file", "42")
        #expect(problem.kind == .notFound)
        #expect(problem.message.en == "There is no file 42, or you may not see it.")
        #expect(problem.message.zh == "找不到 file 42，或您无权查看。")
        #expect(problem.errors.isEmpty && problem.details.isEmpty)
    }

    @Test func `problems with different details differ`() {
        let base = Problem(.conflict, "stale", zh: "冲突", en: "conflict", details: ["base": 1])
        #expect(base != Problem(.conflict, "stale", zh: "冲突", en: "conflict", details: ["base": 2]))
    }
}
