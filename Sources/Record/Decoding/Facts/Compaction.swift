/// A conversation that is made shorter so that it fits the model.
package struct Compaction: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case began, ended
    }

    package var step: Step
    /// auto, or manual.
    package var trigger: String?
    package var tokensBefore: Int64?

    package init(_ step: Step, trigger: String? = nil, tokensBefore: Int64? = nil) {
        self.step = step
        self.trigger = trigger
        self.tokensBefore = tokensBefore
    }
}
