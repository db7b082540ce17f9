/// What a record of `stream.idx` tells.
package enum IndexKind: UInt8, Sendable, CaseIterable {
    case data = 0
    case born = 1
    case exit = 2
    case execError = 3
    case replaced = 4
    case pipeHeld = 5
    case gap = 6
}
