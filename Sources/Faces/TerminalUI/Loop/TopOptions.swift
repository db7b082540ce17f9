/// How the dashboard is shown.
package struct TopOptions: Hashable, Sendable {
    package var isASCII = false
    package var hasMouse = true
    package var colorsMost = ColorDepth.many

    package init() {}
}
