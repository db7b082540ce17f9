/// Why a run is asked to stop, as the value that goes with the signal.
package enum StopReason: Int32, Sendable, CaseIterable {
    case stopped = 0
    case drain = 1
    case budget = 2
    case limit = 3
}
