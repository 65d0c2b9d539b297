import Network

/// Finds receipt printers. The code is fine; the Info.plist of the app does not list their service type.
final class PrinterBrowser {
    var onChange: (Set<NWBrowser.Result>) -> Void = { _ in }

    private let browser = NWBrowser(for: .bonjour(type: "_pdl-datastream._tcp", domain: nil), using: .tcp)

    func start() {
        browser.browseResultsChangedHandler = { [weak self] printers, _ in self?.onChange(printers) }
        browser.start(queue: .main)
    }

    func stop() {
        browser.cancel()
    }
}
