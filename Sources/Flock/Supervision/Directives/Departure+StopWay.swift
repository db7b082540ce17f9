package import Control

/// As it is asked for over the socket.
extension Departure.Wish {
    package init(_ way: StopWay) {
        switch way {
        case .leave: self = .stop
        case .drain(let limit): self = .drain(limit)
        case .now: self = .stopNow
        }
    }
}
