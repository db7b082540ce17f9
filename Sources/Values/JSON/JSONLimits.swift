/// How much a reader takes before it refuses, so that no file and no peer can exhaust memory or stack.
package struct JSONLimits: Hashable, Sendable {
    /// Values nest on the stack when they are read, compared and freed: this is the most that any limit may allow.
    package static let depthCeiling = 512

    package static let standard = JSONLimits(bytesMax: 16 << 20, depthMax: 64)

    package var bytesMax: Int
    package var depthMax: Int

    package init(bytesMax: Int, depthMax: Int) {
        self.bytesMax = bytesMax
        self.depthMax = depthMax
    }
}
