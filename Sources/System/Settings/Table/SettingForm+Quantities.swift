package import Domain
import JSON

/// The word by which a quantity is said to be without bound.
private let noneWord = "none"

extension SettingForm where Value == Duration {
    /// A length of time within bounds, in whole steps.
    package static func duration(_ bounds: ClosedRange<Duration>, step: Duration) -> SettingForm {
        let meant = DurationSetting.meant(bounds, none: false)
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                try DurationSetting.read(value, bounds, step, meant: meant)
            },
            show: { .string(DurationText.write($0)) }
        )
    }
}

extension SettingForm where Value == Duration? {
    /// A length of time within bounds, in whole steps, or no bound at all.
    package static func durationOrNone(_ bounds: ClosedRange<Duration>, step: Duration) -> SettingForm {
        let meant = DurationSetting.meant(bounds, none: true)
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                if value == .text(noneWord) || value == .text("0") || value == .integer(0) { return nil }
                return try DurationSetting.read(value, bounds, step, meant: meant)
            },
            show: { .string($0.map(DurationText.write) ?? noneWord) }
        )
    }
}

extension SettingForm where Value == ByteCount {
    /// A number of bytes within bounds.
    package static func bytes(_ bounds: ClosedRange<ByteCount>) -> SettingForm {
        let meant = ByteSetting.meant(bounds, none: false)
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                try ByteSetting.read(value, bounds, meant: meant)
            },
            show: { .string(ByteCountText.write($0)) }
        )
    }
}

extension SettingForm where Value == ByteCount? {
    /// A number of bytes within bounds, or no bound at all.
    package static func bytesOrNone(_ bounds: ClosedRange<ByteCount>) -> SettingForm {
        let meant = ByteSetting.meant(bounds, none: true)
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                if value == .text(noneWord) || value == .text("0") || value == .integer(0) { return nil }
                return try ByteSetting.read(value, bounds, meant: meant)
            },
            show: { .string($0.map(ByteCountText.write) ?? noneWord) }
        )
    }
}

/// How lengths of time are read, and what is likely meant by one that cannot be.
private enum DurationSetting {
    static func meant(_ bounds: ClosedRange<Duration>, none: Bool) -> String {
        let range = "from \(DurationText.write(bounds.lowerBound)) to \(DurationText.write(bounds.upperBound))"
        return "a length of time \(range), such as \"90s\" or \"1h30m\"\(none ? ", or \"none\"" : "")"
    }

    static func read(
        _ value: TOMLValue,
        _ bounds: ClosedRange<Duration>,
        _ step: Duration,
        meant: String
    ) throws(SettingMismatch) -> Duration {
        switch value {
        case .integer(let number):
            let hint = "a number needs its unit: \"\(number)s\", \"\(number)m\""
            throw SettingMismatch(.wrongUnit, meant: meant, hint: number > 0 ? hint : nil)
        case .text(let text):
            guard let duration = DurationText.read(text) else {
                throw SettingMismatch(.wrongUnit, meant: meant, hint: hint(for: text))
            }
            guard bounds.contains(duration) else { throw SettingMismatch(.outOfRange, meant: meant) }
            guard duration.attoseconds % step.attoseconds == 0 else {
                throw SettingMismatch(.outOfRange, meant: meant, hint: "in steps of \(DurationText.write(step))")
            }
            return duration
        case .number, .truth, .time, .list, .table: throw SettingMismatch(.wrongType, meant: meant)
        }
    }

    /// `30 min` is likely `30m`.
    private static func hint(for text: String) -> String? {
        let joined = text.lowercased().filter { $0 != " " }
        let digits = joined.prefix { $0.isASCII && $0.isNumber }
        let unit = joined.dropFirst(digits.count)
        guard let count = Int(digits), !unit.isEmpty,
            let known = DurationText.units.first(where: { $0.suffix == unit || $0.name.hasPrefix(unit) })
        else { return "units: " + DurationText.units.map { "\($0.suffix) (\($0.name))" }.joined(separator: ", ") }
        return "did you mean \"\(count)\(known.suffix)\"?"
    }
}

/// How numbers of bytes are read, and what is likely meant by one that cannot be.
private enum ByteSetting {
    static func meant(_ bounds: ClosedRange<ByteCount>, none: Bool) -> String {
        let range = "from \(ByteCountText.write(bounds.lowerBound)) to \(ByteCountText.write(bounds.upperBound))"
        return "a number of bytes \(range), such as \"100MiB\" or \"10GiB\"\(none ? ", or \"none\"" : "")"
    }

    static func read(
        _ value: TOMLValue,
        _ bounds: ClosedRange<ByteCount>,
        meant: String
    ) throws(SettingMismatch) -> ByteCount {
        switch value {
        case .integer(let number):
            let hint = "a number needs its unit: \"\(number)B\", \"\(number)MiB\""
            throw SettingMismatch(.wrongUnit, meant: meant, hint: number > 0 ? hint : nil)
        case .text(let text):
            guard let count = ByteCountText.read(text) else {
                throw SettingMismatch(.wrongUnit, meant: meant, hint: hint(for: text))
            }
            guard bounds.contains(count) else { throw SettingMismatch(.outOfRange, meant: meant) }
            return count
        case .number, .truth, .time, .list, .table: throw SettingMismatch(.wrongType, meant: meant)
        }
    }

    /// `10G` is `10GiB` or `10GB`, and nobody but who wrote it can tell.
    private static func hint(for text: String) -> String? {
        let joined = text.lowercased().filter { $0 != " " }
        let digits = joined.prefix { $0.isASCII && $0.isNumber }
        let letters = joined.dropFirst(digits.count)
        let similar = ByteCountText.units.filter { unit in
            let suffix = unit.suffix.lowercased()
            return suffix == letters || (!letters.isEmpty && suffix.hasPrefix(letters) && letters != "b")
        }
        guard let count = Int(digits), !similar.isEmpty else {
            return "units: " + ByteCountText.units.map(\.suffix).joined(separator: ", ")
        }
        return "did you mean " + similar.map { "\"\(count)\($0.suffix)\"" }.joined(separator: " or ") + "?"
    }
}
