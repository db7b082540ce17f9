import Domain

/// A measured number and its unit, shown with as many digits as mean something.
struct Quantity: CustomStringConvertible {
    let value: Double
    let unit: String

    init(_ value: Double, _ unit: String) {
        self.value = value
        self.unit = unit
    }

    /// In microseconds below a millisecond and a half, else in milliseconds: both of a row are told the unit.
    static func microseconds(_ duration: Duration, per count: Int = 1) -> Quantity {
        Quantity(duration / .microseconds(1) / Double(count), "µs")
    }

    static func seconds(_ duration: Duration) -> Quantity { Quantity(duration / .seconds(1), "s") }

    static func milliseconds(_ duration: Duration) -> Quantity { Quantity(duration / .milliseconds(1), "ms") }

    var description: String {
        let hundredths = (value * 100).rounded()
        let digits = value < 10 ? 2 : value < 100 ? 1 : 0
        let scaled = Int(digits == 2 ? hundredths : digits == 1 ? (value * 10).rounded() : value.rounded())
        guard digits > 0 else { return "\(scaled)\(unit.isEmpty ? "" : " \(unit)")" }
        let factor = digits == 2 ? 100 : 10
        let fraction = String(scaled % factor + factor).dropFirst()
        return "\(scaled / factor).\(fraction)\(unit.isEmpty ? "" : " \(unit)")"
    }
}
