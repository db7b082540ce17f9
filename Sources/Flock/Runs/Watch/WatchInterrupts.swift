package import Platform

/// What a signal means to whoever watches a run: the first wish to end is passed on to the agent, the second is an
/// order, and a terminal that goes away takes nothing with it.
package struct WatchInterrupts: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case stop
        case kill
        /// Leave the run to itself.
        case detach
    }

    private enum State: Hashable, Sendable {
        case watching
        case stopping
        /// Of a run in the background: no signal to us is meant for it.
        case onlyLooking
    }

    private var state: State

    package init(isInBackground: Bool = false) { state = isInBackground ? .onlyLooking : .watching }

    package mutating func came(_ signal: Signal) -> Action {
        switch (state, signal) {
        case (.onlyLooking, _), (_, .hangUp): return .detach
        case (.watching, _):
            state = .stopping
            return .stop
        case (.stopping, _): return .kill
        }
    }
}
