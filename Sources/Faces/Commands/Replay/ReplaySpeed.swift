/// How fast a run is played again.
package enum ReplaySpeed: Hashable, Sendable {
    /// So many times as fast as it was recorded.
    case times(Double)
    /// Without any pause.
    case unlimited

    package static let bounds = 0.01...1000

    package init?(_ text: String) {
        if text == "max" {
            self = .unlimited
            return
        }
        let digits = text.hasSuffix("x") ? String(text.dropLast()) : text
        guard
            digits.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let times = Double(digits), Self.bounds.contains(times)
        else { return nil }
        self = .times(times)
    }
}

extension ValueForm where Value == ReplaySpeed {
    /// `2`, `0.5x` or `max`.
    package static var speed: ValueForm {
        ValueForm(placeholder: "N") { (text: String) throws(ValueFault) in
            guard let speed = ReplaySpeed(text) else {
                throw ValueFault(expected: "a number from 0.01 to 1000, or max")
            }
            return speed
        }
    }
}
