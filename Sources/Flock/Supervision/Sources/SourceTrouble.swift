import Outbound
import Platform

/// Why a source could not be looked at.
package struct SourceTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    package let text: String
    package let hint: String?
    /// Whether it may go better by itself.
    package let isPassing: Bool
    /// For how long the other side wants to be left alone.
    package var waitAtLeast: Duration?

    package init(_ text: String, hint: String? = nil, isPassing: Bool = true, waitAtLeast: Duration? = nil) {
        self.text = text
        self.hint = hint
        self.isPassing = isPassing
        self.waitAtLeast = waitAtLeast
    }

    package var description: String { text }

    init(_ error: OutboundError) { self.init("\(error)", hint: error.hint, isPassing: error.isPassing) }

    init(_ error: SupervisionError) { self.init("\(error)", hint: error.hint, isPassing: false) }

    init(_ error: PlatformError) { self.init("\(error)", hint: error.hint) }
}
