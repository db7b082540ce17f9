import Control
import Decoding

/// What reading a live run has brought.
struct LiveNews {
    /// A report of usage, and where it stands.
    struct PlacedReport {
        let place: LivePlace
        let report: UsageReport
    }

    var facts: [IndexFact] = []
    var reports: [PlacedReport] = []
    /// Whether anything at all was read.
    var isNews = false
    /// Whether all that there is was read, and whether that is so for the first time.
    var isAtEnd = false
    var isFirstEnd = false
}
