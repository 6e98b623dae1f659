/// Tells from the first bytes of a file which encoding it is in.
///
/// A byte order mark decides; then UTF-8, because text that is valid UTF-8 by chance is practically unknown; then zeros in every
/// other byte. What is left is a legacy encoding, where counting decides: Chinese text consists almost wholly of the common
/// characters, which GB 2312 and Big5 each keep in a block of their own ("level 1"), and neither's common characters look like the
/// other's. Text of neither kind is Western.
package enum EncodingDetection {
    /// Enough for a judgement; the caller need not read more of the file.
    package static let sampleSize = 65_536

    /// - Parameter isWhole: whether `sample` is the whole file, so that it cannot end in the middle of a character.
    package static func detect(_ sample: [UInt8], isWhole: Bool) -> TextEncoding {
        let marked: [TextEncoding] = [.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030]
        if let found = marked.first(where: { sample.starts(with: $0.byteOrderMark) }) { return found }
        if isUTF8(sample, isWhole: isWhole) { return .utf8 }
        if let wide = wide(sample) { return wide }
        let mainland = share(ofCommon: isCommonGB, in: sample)
        let taiwan = share(ofCommon: isCommonBig5, in: sample)
        guard max(mainland, taiwan) >= 0.6 else { return .windows1252 }
        return mainland >= taiwan ? .gb18030 : .big5
    }

    /// A cut-off character at the end of a sample is no fault.
    private static func isUTF8(_ sample: [UInt8], isWhole: Bool) -> Bool {
        if sample.contains(0) { return false }
        if String(validating: sample, as: UTF8.self) != nil { return true }
        guard !isWhole else { return false }
        return (1...3).contains { cut in sample.count > cut && String(validating: sample.dropLast(cut), as: UTF8.self) != nil }
    }

    /// UTF-16 without a mark: the high halves of Latin letters, commas and line ends are zero.
    private static func wide(_ sample: [UInt8]) -> TextEncoding? {
        var zeros = [0, 0]
        for (position, byte) in sample.enumerated() where byte == 0 { zeros[position & 1] += 1 }
        let enough = max(2, sample.count / 20)
        if zeros[1] >= enough, zeros[0] * 10 < zeros[1] { return .utf16LittleEndian }
        if zeros[0] >= enough, zeros[1] * 10 < zeros[0] { return .utf16BigEndian }
        return nil
    }

    /// The share of the bytes beyond ASCII that make up common characters.
    private static func share(ofCommon isCommon: (UInt8, UInt8) -> Bool, in sample: [UInt8]) -> Double {
        var beyondASCII = 0
        var common = 0
        var position = 0
        while position < sample.count {
            guard sample[position] >= 0x80 else {
                position += 1
                continue
            }
            guard position + 1 < sample.count else { break }
            beyondASCII += 2
            if isCommon(sample[position], sample[position + 1]) { common += 2 }
            position += 2
        }
        return beyondASCII == 0 ? 0 : Double(common) / Double(beyondASCII)
    }

    /// Symbols and the 3,755 characters of level 1 of GB 2312.
    private static func isCommonGB(_ lead: UInt8, _ trail: UInt8) -> Bool {
        ((0xB0...0xD7).contains(lead) || (0xA1...0xA3).contains(lead)) && (0xA1...0xFE).contains(trail)
    }

    /// Symbols and the 5,401 characters of level 1 of Big5.
    private static func isCommonBig5(_ lead: UInt8, _ trail: UInt8) -> Bool {
        (0xA1...0xC6).contains(lead) && ((0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail))
    }
}
