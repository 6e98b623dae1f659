import CPhoneNumbers
import MartletKernel
import MartletMetadata

/// The world's numbering plans as Google's libphonenumber holds them; plans change with the system's package, not with us.
///
/// A number is taken when its length is possible in its country, not only when its block is in use: new blocks are opened faster
/// than any table is updated.
package struct LibPhoneNumber: PhoneNumbers {
    package init() {}

    package func parse(_ text: String, region: String) -> PhoneNumber? {
        let written = PhoneSpelling.folded(text)
        if region == "CN", PhoneSpelling.isChineseMobile(written) { return PhoneNumber(e164: "+86" + written, extension: nil) }
        let (number, dialled) = PhoneSpelling.withoutExtension(written)
        if let found = lookUp(number, region: region) { return PhoneNumber(e164: found.e164, extension: dialled ?? found.dialled) }
        // 0532-1234 5678-801: the last group is an extension where the whole is too long for a number.
        guard dialled == nil, let split = PhoneSpelling.lastGroup(of: written), let found = lookUp(split.number, region: region)
        else { return nil }
        return PhoneNumber(e164: found.e164, extension: split.dialled)
    }

    private func lookUp(_ text: String, region: String) -> PhoneNumber? {
        var result = martlet_phone()
        var text = text
        let found = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { martlet_phone_parse($0.baseAddress, $0.count, region, &result) }
        }
        guard found == 1 else { return nil }
        let e164 = string(from: &result.e164)
        guard PhoneSpelling.isWholeIfChinese(e164) else { return nil }
        let dialled = string(from: &result.extension)
        return PhoneNumber(e164: e164, extension: dialled.isEmpty ? nil : dialled)
    }

    /// The bytes of a C array up to its zero.
    private func string<Array>(from array: inout Array) -> String {
        withUnsafeBytes(of: &array) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
