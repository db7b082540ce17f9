/// How large our JSON files may be.
enum DocumentLimits {
    static let bytesMax = 4 << 20
}
