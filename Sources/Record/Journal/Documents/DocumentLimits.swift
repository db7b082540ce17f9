/// How large our JSON files may be.
package enum DocumentLimits {
    package static let bytesMax = 4 << 20
}
