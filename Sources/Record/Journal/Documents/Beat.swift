package import Domain

/// `beat`: the pulse of a run, overwritten in place.
package struct Beat: Hashable, Sendable {
    package static let fileName = "beat"
    package static let bytesCount = 64
    private static let mark = Array("RBT1".utf8)

    package var beatAt: WallTime
    package var lastOutputAt: WallTime?
    package var stdoutBytes: UInt64
    package var stderrBytes: UInt64
    /// Of the agent and all its descendants, in nanoseconds.
    package var treeCPUNanoseconds: UInt64
    package var treeProcessCount: UInt32
    package var recorderPID: UInt32
    /// The letter of `/proc/<pid>/stat`; nil where it is not known.
    package var processState: UInt8?
    package var waitsFor: RecorderWait?

    package init(
        beatAt: WallTime,
        lastOutputAt: WallTime? = nil,
        stdoutBytes: UInt64 = 0,
        stderrBytes: UInt64 = 0,
        treeCPUNanoseconds: UInt64 = 0,
        treeProcessCount: UInt32 = 0,
        recorderPID: UInt32 = 0,
        processState: UInt8? = nil,
        waitsFor: RecorderWait? = nil
    ) {
        self.beatAt = beatAt
        self.lastOutputAt = lastOutputAt
        self.stdoutBytes = stdoutBytes
        self.stderrBytes = stderrBytes
        self.treeCPUNanoseconds = treeCPUNanoseconds
        self.treeProcessCount = treeProcessCount
        self.recorderPID = recorderPID
        self.processState = processState
        self.waitsFor = waitsFor
    }

    /// nil where the bytes are no whole beat: a reader that meets an overwriting writer reads again.
    package init?(parsing bytes: [UInt8]) {
        guard bytes.count >= Self.bytesCount, bytes.starts(with: Self.mark) else { return nil }
        let fields: (Beat)? = bytes.withUnsafeBytes { raw in
            let checked = UnsafeRawBufferPointer(rebasing: raw[..<60])
            guard LittleEndian.load(UInt32.self, from: raw, at: 60) == CRC32C.checksum(checked) else { return nil }
            let lastOutput = LittleEndian.load(Int64.self, from: raw, at: 16)
            return Beat(
                beatAt: WallTime(nanoseconds: LittleEndian.load(from: raw, at: 8)),
                lastOutputAt: lastOutput == 0 ? nil : WallTime(nanoseconds: lastOutput),
                stdoutBytes: LittleEndian.load(from: raw, at: 24),
                stderrBytes: LittleEndian.load(from: raw, at: 32),
                treeCPUNanoseconds: LittleEndian.load(from: raw, at: 40),
                treeProcessCount: LittleEndian.load(from: raw, at: 48),
                recorderPID: LittleEndian.load(from: raw, at: 52),
                processState: raw[4] == 0 ? nil : raw[4],
                waitsFor: RecorderWait(beatByte: raw[5])
            )
        }
        guard let fields else { return nil }
        self = fields
    }

    package var bytes: [UInt8] {
        var bytes = Self.mark + [UInt8](repeating: 0, count: Self.bytesCount - Self.mark.count)
        bytes[4] = processState ?? 0
        bytes[5] = waitsFor?.beatByte ?? 0
        LittleEndian.store(beatAt.nanoseconds, in: &bytes, at: 8)
        LittleEndian.store(lastOutputAt?.nanoseconds ?? 0, in: &bytes, at: 16)
        LittleEndian.store(stdoutBytes, in: &bytes, at: 24)
        LittleEndian.store(stderrBytes, in: &bytes, at: 32)
        LittleEndian.store(treeCPUNanoseconds, in: &bytes, at: 40)
        LittleEndian.store(treeProcessCount, in: &bytes, at: 48)
        LittleEndian.store(recorderPID, in: &bytes, at: 52)
        let sum = bytes.withUnsafeBytes { CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[..<60])) }
        LittleEndian.store(sum, in: &bytes, at: 60)
        return bytes
    }
}

extension RecorderWait {
    fileprivate init?(beatByte: UInt8) {
        guard let wait = Self.allCases.first(where: { $0.beatByte == beatByte }) else { return nil }
        self = wait
    }

    fileprivate var beatByte: UInt8 {
        switch self {
        case .room: 1
        case .disk: 2
        }
    }
}
