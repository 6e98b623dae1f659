import MartletKernel

/// The text of an expression as scalars. Signs and quotes are matched by scalar, because a combining mark after a quote
/// would make one character of both; positions are told to people in characters.
struct ExpressionSource {
    let scalars: [Unicode.Scalar]
    /// By scalar, how many characters come before the one it belongs to.
    private let positions: [Int]

    /// - Throws: `expression_too_large`.
    init(_ text: String) throws {
        guard text.utf8.count <= ExpressionLimits.length * 4, text.count <= ExpressionLimits.length else {
            let limit = ExpressionLimits.length
            throw ExpressionProblem.tooLarge(at: 0, zh: "表达式超过 \(limit) 个字符。", en: "The expression is longer than \(limit) characters.")
        }
        scalars = Array(text.unicodeScalars)
        positions = text.enumerated().flatMap { position, character in character.unicodeScalars.map { _ in position } } + [text.count]
    }

    subscript(index: Int) -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
        return String(view)
    }

    /// Characters before that scalar.
    func position(of offset: Int) -> Int { positions[min(offset, scalars.count)] }
}
