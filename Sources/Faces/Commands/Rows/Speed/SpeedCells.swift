import Domain
import JSON
import Platform

/// Measured times as cells.
enum SpeedCells {
    /// What agents and journals tell may be any number.
    private static let millisecondsMax = 1e15

    static func milliseconds(_ value: Double?) -> Cell {
        guard let value else { return .none }
        let shown = Duration.milliseconds(min(max(value, 0), millisecondsMax))
        return Cell(BriefDuration.text(shown), JSONValue(value))
    }

    static func rate(_ value: Double?) -> Cell {
        guard let value else { return .none }
        return Cell("\(Int(min(max(value, 0), millisecondsMax).rounded()))", JSONValue(value))
    }

    static func time(_ time: WallTime, _ span: AskedSpan) -> Cell { Cell(span.calendar.text(time), .string(time.iso)) }

    static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
}
