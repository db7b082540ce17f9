import Domain

extension RecordedTask {
    /// From when it was found until it ended, as far as that lies in a window. A decision of the second in which it
    /// ended may still be about it.
    func life(within window: TimeWindow) -> TimeWindow {
        let since = max(window.since ?? detectedAt, detectedAt)
        let end = status == "completed" || status == "failed" ? endedAt?.advanced(by: .seconds(1)) : nil
        guard let end else { return TimeWindow(since: since, until: window.until) }
        return TimeWindow(since: since, until: min(window.until ?? end, end))
    }
}
