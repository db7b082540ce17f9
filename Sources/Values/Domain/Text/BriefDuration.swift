/// A length of time as people say it: two units at most.
package enum BriefDuration {
    package static func text(_ duration: Duration) -> String {
        let milliseconds = max(
            0,
            duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
        )
        if milliseconds < 1_000 { return "\(milliseconds) ms" }
        let seconds = milliseconds / 1_000
        if seconds < 60 { return "\(seconds).\(milliseconds % 1_000 / 100) s" }
        if seconds < 3_600 { return "\(seconds / 60) min \(seconds % 60) s" }
        if seconds < 86_400 { return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min" }
        return "\(seconds / 86_400) d \(seconds % 86_400 / 3_600) h"
    }
}
