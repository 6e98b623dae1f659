import MartletExpressions
import MartletKernel
import MartletMetadata

/// What the workspace fixed for all its records: zone, currency, region, calendar, exchange rates. Replaced whole when a
/// setting changes.
package struct Environment: Sendable {
    package let zone: Zone
    package let currency: Currency
    /// ISO 3166 region of telephone numbers and registration numbers written without one.
    package let region: String
    package let calendar: any WorkingCalendar
    package let phones: any PhoneNumbers
    /// Worth of one unit in the base currency, newest first by day.
    package let rates: [Currency: [(day: CalendarDate, rate: FixedDecimal)]]

    package init(
        zone: Zone, currency: Currency, region: String, calendar: any WorkingCalendar, phones: any PhoneNumbers,
        rates: [Currency: [(day: CalendarDate, rate: FixedDecimal)]] = [:]
    ) {
        self.zone = zone
        self.currency = currency
        self.region = region
        self.calendar = calendar
        self.phones = phones
        self.rates = rates
    }

    func fieldContext(at now: Instant) -> FieldContext {
        let rates = rates
        return FieldContext(
            currency: currency, zone: zone, today: zone.date(of: now), region: region, phones: phones,
            rate: { currency, day in rates[currency]?.first { $0.day <= day }?.rate })
    }
}
