import Foundation
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// The settings every record depends on, read from the table of settings. A value that does not fit is refused when it is set, so
/// reading falls back to what a Chinese company begins with only where nothing was set.
package struct WorkspaceSettings: Sendable {
    package var zone: Zone
    package var currency: Currency
    package var region: String
    package var rates: [Currency: [(day: CalendarDate, rate: FixedDecimal)]]

    static func read(from connection: any Connection) throws -> WorkspaceSettings {
        var values: [String: JSON] = [:]
        try connection.query("SELECT key, value FROM settings WHERE deleted_at IS NULL") { row in
            values[row.text(0) ?? ""] = try JSONParser.parse((row.text(1) ?? "null").utf8)
            return true
        }
        return WorkspaceSettings(
            zone: values["zone"]?.string.flatMap(Zone.init) ?? Zone("Asia/Shanghai") ?? .utc,
            currency: values["currency"]?.string.flatMap(Currency.init) ?? .cny, region: values["region"]?.string ?? "CN",
            rates: WorkspaceSettings.rates(values["rates"] ?? .null) ?? [:])
    }

    func environment(phones: any PhoneNumbers, calendar: any WorkingCalendar) -> Environment {
        Environment(zone: zone, currency: currency, region: region, calendar: calendar, phones: phones, rates: rates)
    }

    /// `{"USD": [{"day": "2026-01-01", "rate": "7.10"}]}`, newest first; `nil` where it is not of that shape.
    static func rates(_ json: JSON) -> [Currency: [(day: CalendarDate, rate: FixedDecimal)]]? {
        guard let members = json.object else { return nil }
        var result: [Currency: [(day: CalendarDate, rate: FixedDecimal)]] = [:]
        for member in members {
            guard let currency = Currency(member.name), let list = member.value.array else { return nil }
            var rates = [(day: CalendarDate, rate: FixedDecimal)]()
            for item in list {
                guard let day = item["day"]?.string.flatMap({ CalendarDate($0) }), let text = item["rate"]?.string ?? item["rate"]?.number,
                    let rate = FixedDecimal(text), rate.units > 0
                else { return nil }
                rates.append((day, rate))
            }
            result[currency] = rates.sorted { $0.day > $1.day }
        }
        return result
    }

    /// - Returns: why a value does not fit its key; `nil` when it does.
    static func refusal(of value: JSON, for key: String) -> LocalisedText? {
        switch key {
        case "zone":
            value.string.flatMap(Zone.init) == nil
                ? LocalisedText(zh: "不是已知的时区，如 Asia/Shanghai。", en: "Not a known time zone, such as Asia/Shanghai.") : nil
        case "currency":
            value.string.flatMap(Currency.init) == nil
                ? LocalisedText(zh: "币种应为三位大写字母，如 CNY。", en: "A currency is three capital letters, such as CNY.") : nil
        case "region":
            value.string?.range(of: "^[A-Z]{2}$", options: .regularExpression) == nil
                ? LocalisedText(zh: "地区应为两位大写字母，如 CN。", en: "A region is two capital letters, such as CN.") : nil
        case "rates":
            rates(value) == nil
                ? LocalisedText(
                    zh: "汇率应写作 {\"USD\": [{\"day\": \"2026-01-01\", \"rate\": \"7.10\"}]}。",
                    en: "Write rates as {\"USD\": [{\"day\": \"2026-01-01\", \"rate\": \"7.10\"}]}.") : nil
        default: nil
        }
    }
}
