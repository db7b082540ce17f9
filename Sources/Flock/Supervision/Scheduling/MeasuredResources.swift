import Domain

/// Whether the machine has room for another run. Where there was too little, there must be an eighth more before there
/// is enough again, so that a figure that moves about the least is not told each time.
struct MeasuredResources: Hashable {
    private(set) var memory: ByteCount?
    private(set) var disk: ByteCount?
    private(set) var isMemoryLow = false
    private(set) var isDiskLow = false

    var isMeasured: Bool { memory != nil && disk != nil }

    /// Whether that changes what can be started.
    mutating func measured(memory: ByteCount, disk: ByteCount, limits: SchedulerLimits) -> Bool {
        let before = (isMeasured, isMemoryLow, isDiskLow)
        let lowMemory = Self.isLow(memory, least: limits.memoryMin, wasLow: isMemoryLow)
        let lowDisk = Self.isLow(disk, least: limits.diskMin, wasLow: isDiskLow)
        guard before != (true, lowMemory, lowDisk) else { return false }
        self.memory = memory
        self.disk = disk
        isMemoryLow = lowMemory
        isDiskLow = lowDisk
        return true
    }

    private static func isLow(_ amount: ByteCount, least: ByteCount, wasLow: Bool) -> Bool {
        amount.bytes < least.bytes + (wasLow ? least.bytes / 8 : 0)
    }
}
