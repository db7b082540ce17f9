import Domain
import Settings

extension VerdictLimits {
    init(_ settings: Settings) {
        self.init()
        startWithin = settings[Setting.startWithin]
        quietAfter = settings[Setting.quietAfter]
        // Who has stalled has been quiet before.
        stallAfter = max(settings[Setting.stallAfter], quietAfter)
        toolAfter = settings[Setting.toolAfter]
        lingerAfter = settings[Setting.lingerAfter]
        heartbeatAfter = settings[Setting.workerTimeout]
    }
}
