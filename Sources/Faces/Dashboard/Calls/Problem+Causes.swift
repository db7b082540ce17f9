import Control
import Domain
import Journal
import Queries

extension Problem {
    /// Why the daemon has not answered.
    init(_ error: ControlError) {
        switch error {
        case .nobodyListens: self = .noDaemon
        case .closed, .goneBeforeAnswer:
            self.init(.badGateway, "the daemon has gone before it answered: it may have done it", hint: "look again")
        case .timedOut(_, wasAsked: false), .silent:
            self.init(.gatewayTimeout, "\(error)", hint: "nothing was asked of it; see: roost health")
        case .timedOut, .stalled: self.init(.gatewayTimeout, "\(error)", hint: "it may still be done")
        default: self.init(.badGateway, "\(error)")
        }
    }

    init(_ error: JournalError) { self.init(.internalError, "the files of the run cannot be read: \(error)") }

    init(_ error: QueriesError) {
        self =
            error.lacksDatabase
            ? .notFound("nothing is in the index yet", hint: "roost index --once makes it from the runs")
            : Problem(.internalError, "\(error)", hint: error.hint)
    }
}
