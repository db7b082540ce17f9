/// A number of things as people read it: `950`, `1.2k`, `214k`, `3.4M`.
package enum BriefCount {
    private static let units = ["k", "M", "G", "T", "P", "E"]

    package static func text(_ count: Int64) -> String {
        let sign = count < 0 ? "-" : ""
        var rest = count.magnitude
        guard rest >= 1_000 else { return "\(sign)\(rest)" }
        var tenths = rest
        for unit in units {
            // The unit is the first in which the rounded number has at most three digits.
            tenths = (rest + 50) / 100
            if tenths < 100 { return "\(sign)\(tenths / 10).\(tenths % 10)\(unit)" }
            rest = (rest + 500) / 1_000
            if rest < 1_000 { return "\(sign)\(rest)\(unit)" }
        }
        return "\(sign)\(rest)\(units[units.count - 1])"
    }
}
