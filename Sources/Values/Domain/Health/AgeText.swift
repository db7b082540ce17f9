/// How long something has been, as people say it in passing: `12s`, `5m`, `2h 34m`, `3d 4h`.
package enum AgeText {
    package static func write(_ age: Duration) -> String {
        let seconds = max(0, age.components.seconds)
        if seconds < 60 { return "\(seconds)s" }
        if seconds < 3_600 { return "\(seconds / 60)m" }
        if seconds < 86_400 { return "\(seconds / 3_600)h \(seconds % 3_600 / 60)m" }
        return "\(seconds / 86_400)d \(seconds % 86_400 / 3_600)h"
    }
}
