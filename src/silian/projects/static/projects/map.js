/** Draws the townships in the accent, the more projects the deeper; the table below says the same in words. */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

async function draw(box) {
  const answer = await fetch(box.dataset.silianMap);
  if (!answer.ok) return;
  const points = JSON.parse(document.getElementById(box.dataset.silianPoints).textContent);
  window.echarts.registerMap("townships", await answer.json());
  const chart = window.echarts.init(box);
  const paint = () => chart.setOption({
    visualMap: {
      type: "continuous", min: 0, max: Math.max(1, ...points.map((point) => point.value)), left: 0, bottom: 0, text: ["多", "少"],
      inRange: { color: [token("--sunken"), token("--tint-line"), token("--accent")] }, textStyle: { color: token("--ink-2") },
    },
    series: [{
      type: "map", map: "townships", data: points, selectedMode: false,
      label: { show: true, color: token("--ink"), textBorderColor: token("--surface"), textBorderWidth: 3 },
      itemStyle: { areaColor: token("--sunken"), borderColor: token("--line-2") },
      emphasis: { itemStyle: { areaColor: token("--tint-line") }, label: { color: token("--ink") } },
    }],
  });
  paint();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  new ResizeObserver(() => chart.resize()).observe(box);
}

document.querySelectorAll("[data-silian-map]").forEach(draw);
