import Platform

/// The words as they go over the socket between the two: a letter and three numbers. Both ends are always of the same
/// build, one being a copy of the other.
struct ShimMessage: Hashable, Sendable {
    static let bytesCount = 32

    private let kind: Int64
    private let first: Int64
    private let second: Int64
    private let third: Int64

    private init(_ kind: Int64, _ first: Int64 = 0, _ second: Int64 = 0, _ third: Int64 = 0) {
        self.kind = kind
        self.first = first
        self.second = second
        self.third = third
    }

    /// Room for one of them as it comes in.
    static func makeRoom() -> UnsafeMutableRawBufferPointer { .allocate(byteCount: bytesCount, alignment: 8) }

    var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.bytesCount)
        bytes.withUnsafeMutableBytes { room in
            room.storeBytes(of: kind, toByteOffset: 0, as: Int64.self)
            room.storeBytes(of: first, toByteOffset: 8, as: Int64.self)
            room.storeBytes(of: second, toByteOffset: 16, as: Int64.self)
            room.storeBytes(of: third, toByteOffset: 24, as: Int64.self)
        }
        return bytes
    }

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.bytesCount else { return nil }
        kind = bytes.loadUnaligned(fromByteOffset: 0, as: Int64.self)
        first = bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self)
        second = bytes.loadUnaligned(fromByteOffset: 16, as: Int64.self)
        third = bytes.loadUnaligned(fromByteOffset: 24, as: Int64.self)
    }

    init(_ word: RecorderWord) {
        switch word {
        case .born(let pid, let ticks): self.init(1, Int64(pid), Int64(bitPattern: ticks))
        case .notBorn: self.init(2)
        case .agentEnded(let status): self.init(3, status.kind, status.value)
        case .unsynced: self.init(4)
        case .stopping(let order): self.init(5, order.number, order.isImmediate ? 1 : 0)
        case .over: self.init(6)
        case .started: self.init(7)
        case .inputClosed: self.init(8)
        }
    }

    init(_ word: KeeperWord) {
        switch word {
        case .stop(let order): self.init(1, order.number, order.isImmediate ? 1 : 0)
        case .checkpoint: self.init(2)
        case .exitWritten(let status): self.init(3, status?.kind ?? -1, status?.value ?? 0)
        case .synced: self.init(4)
        case .syncFailed(let errno): self.init(5, Int64(errno.code))
        }
    }

    var recorderWord: RecorderWord? {
        switch kind {
        case 1: .born(pid: Int32(truncatingIfNeeded: first), startTicks: UInt64(bitPattern: second))
        case 2: .notBorn
        case 3: ExitStatus(kind: first, value: second).map { .agentEnded($0) }
        case 4: .unsynced
        case 5: StopOrder(number: first, isImmediate: second != 0).map { .stopping($0) }
        case 6: .over
        case 7: .started
        case 8: .inputClosed
        default: nil
        }
    }

    var keeperWord: KeeperWord? {
        switch kind {
        case 1: StopOrder(number: first, isImmediate: second != 0).map { .stop($0) }
        case 2: .checkpoint
        case 3: .exitWritten(ExitStatus(kind: first, value: second))
        case 4: .synced
        case 5: .syncFailed(Errno(code: Int32(truncatingIfNeeded: first)))
        default: nil
        }
    }
}

extension StopOrder {
    fileprivate var number: Int64 { Int64(Self.reasons.firstIndex(of: reason) ?? 0) }

    fileprivate init?(number: Int64, isImmediate: Bool) {
        guard Self.reasons.indices.contains(Int(number)) else { return nil }
        self.init(Self.reasons[Int(number)], isImmediate: isImmediate)
    }
}

extension ExitStatus {
    fileprivate var kind: Int64 {
        switch self {
        case .exited: 0
        case .signaled(_, let coreDumped): coreDumped ? 2 : 1
        }
    }

    fileprivate var value: Int64 {
        switch self {
        case .exited(let code): Int64(code)
        case .signaled(let signal, _): Int64(signal.number)
        }
    }

    fileprivate init?(kind: Int64, value: Int64) {
        switch kind {
        case 0: self = .exited(code: Int32(truncatingIfNeeded: value))
        case 1, 2: self = .signaled(Signal(number: Int32(truncatingIfNeeded: value)), coreDumped: kind == 2)
        default: return nil
        }
    }
}
